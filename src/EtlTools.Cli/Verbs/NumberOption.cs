using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EtlTools.Cli.Verbs;

/// <summary>Options whose value is a whole number.</summary>
internal static class NumberOption
{
    /// <summary>A number with a default.</summary>
    public static Option<int> Create(string name, string description, int fallback, int least = int.MinValue) =>
        new(name)
        {
            Description = description,
            HelpName = "n",
            DefaultValueFactory = _ => fallback,
            CustomParser = result => (int)Parse(result, name, least, int.MaxValue),
        };

    /// <summary>The id of something in the catalog, or none.</summary>
    public static Option<long?> Id(string name, string description) => Optional(name, description, "id");

    /// <summary>A number from 1, or none.</summary>
    public static Option<long?> Optional(string name, string description, string helpName = "n") => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(result, name, 1, long.MaxValue),
    };

    /// <summary>A number from 0, or none.</summary>
    public static Option<int?> OptionalFromZero(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => (int)Parse(result, name, 0, int.MaxValue),
    };

    private static long Parse(ArgumentResult result, string name, long least, long most)
    {
        string word = result.Tokens[0].Value;
        bool isNumber = long.TryParse(
            word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        if (isNumber && number >= least && number <= most) return number;
        string bound = least > int.MinValue ? $" from {least}" : "";
        result.AddError($"{name} is '{word}'; expected a whole number{bound}.");
        return 0;
    }
}
