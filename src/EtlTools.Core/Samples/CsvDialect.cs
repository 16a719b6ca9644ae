using CsvHelper;

namespace EtlTools.Samples;

/// <summary>How the files are written: UTF-8, comma, LF, quotes only where needed, an empty field is null.</summary>
internal static class CsvDialect
{
    public const string Timestamp = "yyyy-MM-dd HH:mm:ss";

    public static CsvWriterOptions Options { get; } = new()
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
    };
}
