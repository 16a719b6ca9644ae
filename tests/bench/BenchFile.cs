using System.Globalization;
using System.Text;

namespace EtlTools.Bench;

/// <summary>A file of orders with 15 columns and about 151 bytes per row; the same bytes every time.</summary>
internal static class BenchFile
{
    private static readonly string[] s_cities = ["São Paulo", "Rio de Janeiro", "Belo Horizonte", "Curitiba", "Recife", "Porto Alegre"];
    private static readonly string[] s_statuses = ["delivered", "shipped", "canceled", "invoiced"];

    public static void Write(string path, int rows)
    {
        Random random = new(151);
        using StreamWriter file = new(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write("order_id,customer_id,status,purchased_at,approved_at,delivered_at,city,state,zip_code,product_id,quantity,"
            + "price,freight,review,updated_at\n");
        DateTime day = new(2024, 1, 1);
        for (int row = 1; row <= rows; row++)
        {
            DateTime purchased = day.AddSeconds(random.Next(31_536_000));
            string delivered = random.Next(10) == 0 ? "" : Text(purchased.AddDays(random.Next(1, 30)));
            string review = random.Next(4) switch { 0 => "", 1 => "\"good, \"\"very\"\" good\"", 2 => "ok", _ => "\"late, but fine\"" };
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{row},{random.Next(50_000)},{s_statuses[random.Next(4)]},{Text(purchased)},{Text(purchased.AddHours(1))},{delivered},"
                + $"{s_cities[random.Next(6)]},SP,{random.Next(10_000, 99_999)},{random.Next(500)},{random.Next(1, 6)},"
                + $"{random.Next(100, 99_999) / 100m},{random.Next(100, 9_999) / 100m},{review},{Text(purchased.AddDays(40))}\n"));
        }
    }

    private static string Text(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
