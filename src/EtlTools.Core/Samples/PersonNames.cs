namespace EtlTools.Samples;

/// <summary>Names of several languages, some with apostrophes, hyphens and letters beyond ASCII.</summary>
internal static class PersonNames
{
    public static readonly string[] First =
    [
        "James", "Mary", "Robert", "Patricia", "John", "Jennifer", "Michael", "Linda", "David", "Elizabeth",
        "William", "Barbara", "Richard", "Susan", "Joseph", "Jessica", "Thomas", "Karen", "Daniel", "Lisa",
        "Matthew", "Nancy", "Anthony", "Sandra", "Mark", "Ashley", "Steven", "Emily", "Andrew", "Donna",
        "Kenneth", "Michelle", "Joshua", "Carol", "Kevin", "Amanda", "Brian", "Melissa", "Timothy", "Deborah",
        "José", "María", "Luis", "Sofía", "Andrés", "Inés", "Jesús", "Lucía", "René", "Chloé",
        "Hélène", "François", "Zoë", "Noël", "Jürgen", "Käthe", "Björn", "Åsa", "Søren", "Jørgen",
        "Łukasz", "Małgorzata", "Zdeněk", "Šárka", "Mehmet", "Ayşe", "Priya", "Arjun", "Wei", "Mei-Ling",
        "Hiroshi", "Yuki", "Olga", "Dmitri", "Fatima", "Omar", "Amara", "Kwame", "D'Andre", "Mary-Jane",
    ];

    public static readonly string[] Last =
    [
        "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "Wilson", "Anderson", "Taylor",
        "Moore", "Jackson", "Martin", "Lee", "Thompson", "White", "Harris", "Clark", "Lewis", "Robinson",
        "Walker", "Young", "Allen", "King", "Wright", "Scott", "Hill", "Green", "Adams", "Baker",
        "Nelson", "Carter", "Mitchell", "Roberts", "Turner", "Phillips", "Campbell", "Parker", "Evans", "Edwards",
        "García", "Rodríguez", "Martínez", "Hernández", "López", "González", "Pérez", "Sánchez", "Ramírez", "Núñez",
        "O'Brien", "O'Connor", "D'Angelo", "O'Neill", "Smith-Jones", "St. John", "de la Cruz", "van der Berg",
        "Müller", "Schäfer", "Weiß", "Größmann", "Lefèvre", "Gagné", "Côté", "Beauséjour", "Ångström", "Sjöberg",
        "Nørgaard", "Kjær", "Wałęsa", "Dvořák", "Novák", "Yılmaz", "Öztürk", "Nguyen", "Tran", "Patel",
        "Sharma", "Chen", "Wang", "Tanaka", "Suzuki", "Kim", "Park", "Ivanov", "Haddad", "Okafor",
    ];
}
