using System.Globalization;
using System.Text;

namespace EtlTools.Bench;

/// <summary>Posts as JSON Lines, about 3 KB each, which flatten to 40 columns; the same bytes every time.</summary>
internal static class JsonFile
{
    private static readonly string[] s_words =
    [
        "morning", "coffee", "São Paulo", "recipe", "dança", "verão", "street", "music", "challenge", "football", "sunset",
        "\\\"live\\\"", "café", "trend", "outfit", "garden", "cozinha", "viral", "travel", "story",
    ];

    public static void Write(string path, int documents)
    {
        Random random = new(3);
        using StreamWriter file = new(path, append: false, new UTF8Encoding(false), 1 << 20);
        for (int i = 1; i <= documents; i++)
        {
            DateTime created = new DateTime(2024, 1, 1).AddSeconds(random.Next(31_536_000));
            string numbers = string.Join(",", Enumerable.Range(1, 12).Select(n => $"\"metric{n}\":{random.Next(1_000_000)}"));
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {"id":"{{7_000_000_000_000_000_000 + i}}","text":"{{Text(random, 120)}}","createTime":{{created.Ticks / 10_000_000}},"createTimeISO":"{{created:yyyy-MM-ddTHH:mm:ss.fffZ}}","isAd":{{(i % 9 == 0 ? "true" : "false")}},"authorMeta":{"id":"{{random.Next(90_000)}}","name":"user.{{random.Next(90_000)}}","nickName":"{{Text(random, 2)}}","verified":false,"signature":"{{Text(random, 25)}}","bioLink":null,"avatar":"https://p16.example.com/img/{{random.NextInt64():x16}}~c5_720x720.jpeg?x-expires=1700000000","fans":{{random.Next(9_000_000)}},"heart":{{random.Next(90_000_000)}},"video":{{random.Next(900)}}},"musicMeta":{"musicName":"{{Text(random, 4)}}","musicAuthor":"{{Text(random, 2)}}","musicOriginal":true,"playUrl":"https://v16.example.com/{{random.NextInt64():x16}}/music.mp3","musicId":"{{random.NextInt64()}}"},"webVideoUrl":"https://www.example.com/@user/video/{{7_000_000_000_000_000_000 + i}}","videoMeta":{"height":1024,"width":576,"duration":{{random.Next(180)}},"coverUrl":"https://p16.example.com/cover/{{random.NextInt64():x16}}.jpeg","definition":"540p","format":"mp4"},"stats":{{{numbers}}},"hashtags":[{{Hashtags(random)}}],"note":"{{Text(random, 90)}}"}

                """));
        }
    }

    private static string Hashtags(Random random) => string.Join(",", Enumerable.Range(0, 6).Select(_ =>
        $$"""{"id":"{{random.Next(1_000_000)}}","name":"{{s_words[random.Next(5)]}}","title":"","cover":""}"""));

    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => s_words[random.Next(s_words.Length)]));
}
