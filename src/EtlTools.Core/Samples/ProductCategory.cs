namespace EtlTools.Samples;

/// <summary>A category of the catalogue: its things by subcategory, its prices in cents, its margin.</summary>
internal sealed record ProductCategory(
    string Name, int Weight, int LowestPrice, int HighestPrice, int LowestCostPercent, int HighestCostPercent,
    (string Subcategory, string[] Things)[] Subcategories)
{
    public static readonly ProductCategory[] All =
    [
        new("Electronics", 16, 1_999, 129_900, 60, 80,
        [
            ("Audio", ["Headphones", "Bluetooth Speaker", "Soundbar"]),
            ("Displays", ["Monitor 27\"", "Monitor 32\", curved", "TV 55\""]),
            ("Accessories", ["USB-C Hub", "Power Bank, 20000 mAh", "Webcam"]),
        ]),
        new("Clothing", 18, 999, 18_900, 35, 55,
        [
            ("Women", ["Dress", "Blouse", "Women's Jacket"]),
            ("Men", ["Shirt", "Chinos", "Men's Jacket"]),
            ("Shoes", ["Sneakers", "Boots", "Sandals"]),
        ]),
        new("Home", 16, 1_499, 49_900, 45, 65,
        [
            ("Kitchen", ["Kettle, 1.7 l", "Crème Brûlée Set", "Chef's Knife 8\""]),
            ("Bedroom", ["Duvet", "Pillow, 2 pieces", "Bed Linen"]),
            ("Lighting", ["Desk Lamp", "Floor Lamp", "String Lights"]),
        ]),
        new("Sports", 12, 1_299, 59_900, 45, 65,
        [
            ("Fitness", ["Yoga Mat", "Dumbbells, pair", "Rowing Machine"]),
            ("Outdoor", ["Tent, 2 persons", "Sleeping Bag", "Backpack 40 l"]),
            ("Cycling", ["Helmet", "Bike Light", "Cycling Jersey"]),
        ]),
        new("Books", 12, 599, 5_900, 50, 65,
        [
            ("Fiction", ["Novel", "Short Stories", "Thriller"]),
            ("Non-fiction", ["Biography", "Cookbook", "Travel Guide"]),
            ("Children", ["Picture Book", "Children's Atlas", "Fairy Tales"]),
        ]),
        new("Beauty", 10, 499, 12_900, 30, 50,
        [
            ("Skin Care", ["Face Cream", "Sun Lotion SPF 50", "Serum"]),
            ("Fragrance", ["Eau de Toilette", "Eau de Parfum", "Scented Candle"]),
        ]),
        new("Toys", 10, 799, 19_900, 45, 60,
        [
            ("Games", ["Board Game", "Puzzle, 1000 pieces", "Card Game"]),
            ("Construction", ["Building Blocks", "Marble Run", "Model Train"]),
        ]),
        new("Grocery", 6, 199, 3_900, 65, 85,
        [
            ("Pantry", ["Olive Oil, 1 l", "Jalapeño Salsa", "Rice, 5 kg"]),
            ("Drinks", ["Coffee Beans", "Green Tea", "Apple Juice"]),
        ]),
    ];
}
