namespace EtlTools.Cli.Output;

/// <summary>How results are written.</summary>
internal enum OutputFormat
{
    /// <summary>Tables for people.</summary>
    Text,

    /// <summary>One JSON document for programs.</summary>
    Json,
}
