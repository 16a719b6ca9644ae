namespace EtlTools.Samples;

/// <summary>US cities with their state and the first three digits of their zip codes.</summary>
internal static class Places
{
    public static readonly Place[] All =
    [
        new("New York", "NY", "100"), new("Buffalo", "NY", "142"), new("Rochester", "NY", "146"),
        new("Los Angeles", "CA", "900"), new("San Francisco", "CA", "941"), new("San Diego", "CA", "921"),
        new("Sacramento", "CA", "958"), new("La Cañada Flintridge", "CA", "910"),
        new("Chicago", "IL", "606"), new("Springfield", "IL", "627"), new("Houston", "TX", "770"),
        new("Dallas", "TX", "752"), new("Austin", "TX", "787"), new("San Antonio", "TX", "782"),
        new("Phoenix", "AZ", "850"), new("Tucson", "AZ", "857"), new("Philadelphia", "PA", "191"),
        new("Pittsburgh", "PA", "152"), new("Columbus", "OH", "432"), new("Cleveland", "OH", "441"),
        new("Indianapolis", "IN", "462"), new("Charlotte", "NC", "282"), new("Raleigh", "NC", "276"),
        new("Seattle", "WA", "981"), new("Spokane", "WA", "992"), new("Denver", "CO", "802"),
        new("Cañon City", "CO", "812"), new("Boston", "MA", "021"), new("Worcester", "MA", "016"),
        new("Nashville", "TN", "372"), new("Memphis", "TN", "381"), new("Detroit", "MI", "482"),
        new("Ann Arbor", "MI", "481"), new("Portland", "OR", "972"), new("Portland", "ME", "041"),
        new("Las Vegas", "NV", "891"), new("Baltimore", "MD", "212"), new("Milwaukee", "WI", "532"),
        new("Albuquerque", "NM", "871"), new("Española", "NM", "875"), new("Atlanta", "GA", "303"),
        new("Miami", "FL", "331"), new("Tampa", "FL", "336"), new("Orlando", "FL", "328"),
        new("Minneapolis", "MN", "554"), new("St. Paul", "MN", "551"), new("New Orleans", "LA", "701"),
        new("Kansas City", "MO", "641"), new("St. Louis", "MO", "631"), new("Omaha", "NE", "681"),
        new("Newark", "NJ", "071"), new("Jersey City", "NJ", "073"), new("Richmond", "VA", "232"),
        new("Honolulu", "HI", "968"), new("Anchorage", "AK", "995"), new("Coeur d'Alene", "ID", "838"),
        new("Boise", "ID", "837"), new("Salt Lake City", "UT", "841"), new("Hartford", "CT", "061"),
        new("Providence", "RI", "029"),
    ];
}
