using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Staging.Versions;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl versions</c>: the versions of a table's data, or what differs between two of them.</summary>
internal static class VersionsVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string> table = new("table") { Description = "The staging table, with or without schema." };
        Option<long[]> compare = new("--compare")
        {
            Description = "The loads of two versions to compare.",
            HelpName = "A,B",
            CustomParser = Pair,
        };
        Option<int> last = NumberOption.Create("--last", "How many versions.", 10, least: 1);
        Verb verb = new(
            "versions",
            "Show what each load made of a table's data: records, checksum, columns.",
            "etl versions orders",
            "etl versions orders --last 1 --output json")
        {
            table,
            compare,
            last,
        };
        host.Handle(verb, (call, cancellationToken) =>
        {
            string name = TableName.Parse(call.Parse.GetRequiredValue(table), "staging").ToString();
            return call.Parse.GetValue(compare) is [long left, long right]
                ? CompareAsync(call, left, right, cancellationToken)
                : ListAsync(call, name, call.Parse.GetValue(last), cancellationToken);
        });
        return verb;
    }

    private static async Task<int> ListAsync(
        VerbCall call, string table, int last, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        IReadOnlyList<DataVersion> versions = await DataVersionReader.ListAsync(
            database, null, table, last, cancellationToken);
        call.Write(
            new { Table = table, Versions = versions },
            writer => VersionText.WriteList(call.Terminal, writer, table, versions));
        return ExitCode.Done;
    }

    private static async Task<int> CompareAsync(
        VerbCall call, long left, long right, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        DataVersionComparison comparison = await DataVersionReader.CompareAsync(
            database, left, right, cancellationToken);
        call.Write(comparison, writer => VersionText.Write(call.Terminal, writer, comparison));
        return ExitCode.Done;
    }

    private static long[]? Pair(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        long[] loads = [.. word.Split(',').Select(part =>
            long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long load) ? load : 0)];
        if (loads is [> 0, > 0]) return loads;
        result.AddError($"--compare is '{word}'; expected two load ids with a comma between them.");
        return null;
    }
}
