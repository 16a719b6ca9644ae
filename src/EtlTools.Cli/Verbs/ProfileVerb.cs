using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Profiling;
using EtlTools.Profiling.Comparing;
using EtlTools.Profiling.Suggestions;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl profile</c>: measures what a table holds.</summary>
internal static class ProfileVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string> table = new("table") { Description = "The table; without a schema, in staging." };
        Option<long?> load = NumberOption.Id("--load", "Only the rows of this load.");
        Option<string[]> key = new("--key")
        {
            Description = "The columns whose duplicates are counted. [default: the table's key in the model]",
            HelpName = "column,column",
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        };
        Option<string?> model = new("--model") { Description = "The model that knows the key.", HelpName = "model" };
        Option<long?> compare = NumberOption.Id(
            "--compare", "Show what differs from the last profile of this load.");
        Option<bool> suggest = new("--suggest-rules")
        {
            Description = "Write quality rules that hold for the rows, as YAML for a model's folder quality.",
        };
        Verb verb = new(
            "profile",
            "Measure what the columns of a table hold, and whether its key repeats.",
            "etl profile orders --key order_id",
            "etl profile orders --load 12 --compare 7",
            "etl profile orders --key order_id --suggest-rules")
        {
            table,
            load,
            key,
            model,
            compare,
            suggest,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetResult(compare) is not null && result.GetResult(suggest) is not null)
                result.AddError("'etl profile' takes --compare or --suggest-rules, not both.");
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            ProfileOptions options = new()
            {
                Table = call.Parse.GetRequiredValue(table),
                LoadId = call.Parse.GetValue(load),
                Key = call.Parse.GetValue(key) ?? [],
                Model = call.Parse.GetValue(model) is { } name
                    ? await ModelReader.ReadAsync(ModelArgument.FindFolder(name), cancellationToken)
                    : null,
            };
            if (call.Parse.GetValue(compare) is { } other)
                return await CompareAsync(call, options, other, cancellationToken);
            TableProfile profile = await call.ShowProgressAsync(async progress =>
            {
                await using EtlDatabase database = await call.ConnectAsync(progress, cancellationToken);
                return await TableProfiler.RunAsync(database, options, progress, cancellationToken);
            });
            if (call.Parse.GetValue(suggest)) WriteRules(call, profile);
            else call.Write(profile, writer => ProfileText.Write(call.Terminal, writer, profile));
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<int> CompareAsync(
        VerbCall call, ProfileOptions options, long load, CancellationToken cancellationToken)
    {
        ProfileComparison comparison = await call.ShowProgressAsync(async progress =>
        {
            await using EtlDatabase database = await call.ConnectAsync(progress, cancellationToken);
            return await TableProfiler.CompareAsync(database, options, load, progress, cancellationToken);
        });
        call.Write(comparison, writer => ProfileText.Write(call.Terminal, writer, comparison));
        return ExitCode.Done;
    }

    private static void WriteRules(VerbCall call, TableProfile profile)
    {
        string yaml = RuleYaml.Of(profile);
        call.Write(
            new { profile.ProfileId, profile.Table, Rules = RuleSuggester.Suggest(profile), Yaml = yaml },
            writer => writer.Write(yaml));
    }
}
