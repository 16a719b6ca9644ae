using System.Reflection;
using EtlTools.Diagnostics;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace EtlTools.Models.Yaml;

/// <summary>Checks a model's YAML against the JSON Schema of its kind.</summary>
internal static class YamlSchema
{
    /// <summary>Checks one document.</summary>
    /// <param name="schema">The schema's name: <c>dimension</c> for <c>dimension.schema.json</c>.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Stops reading the schema.</param>
    /// <exception cref="EtlException">It does not fit: file, line, what was found, what was expected.</exception>
    public static async Task CheckAsync(string schema, YamlText document, CancellationToken cancellationToken)
    {
        JsonSchema rules = await ReadAsync(schema, cancellationToken);
        ValidationError? error = rules.Validate(document.Root).Select(Innermost).FirstOrDefault();
        if (error is null) return;

        string path = (error.Path ?? "").TrimStart('#', '/');
        string[] known = [.. rules.Properties.Keys.Order(StringComparer.Ordinal)];
        throw new EtlException(
            ErrorIds.ModelSchema,
            $"{document.File}:{document.LineOf(path)}: {Describe(error, path, document)}",
            error.Kind == ValidationErrorKind.NoAdditionalPropertiesAllowed
                && !path.Contains('.', StringComparison.Ordinal)
                ? $"The keys of a {schema} are: {string.Join(", ", known)}."
                : $"See the reference of model files for what a {schema} may say.",
            document.File);
    }

    private static string Describe(ValidationError error, string path, YamlText document)
    {
        JToken? found = document.Root.SelectToken(path);
        string text = found is null ? "nothing" : Shorten(found.ToString(Newtonsoft.Json.Formatting.None));
        string allowed = string.Join(
            ", ", (error.Schema?.ActualSchema.Enumeration ?? []).Select(value => value?.ToString()));
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => $"'{error.Property}' is missing.",
            ValidationErrorKind.NoAdditionalPropertiesAllowed => $"'{error.Property}' is not known here.",
            ValidationErrorKind.NotInEnumeration => $"'{path}' is {text}; expected one of {allowed}.",
            ValidationErrorKind.PatternMismatch => $"'{path}' is {text}; expected text like {error.Schema?.Pattern}.",
            _ => $"'{path}' is {text}; expected {Expected(error.Kind)}.",
        };
    }

    private static string Expected(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.StringExpected => "text",
        ValidationErrorKind.ObjectExpected => "a mapping",
        ValidationErrorKind.ArrayExpected => "a list",
        ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected => "a number",
        ValidationErrorKind.BooleanExpected => "true or false",
        ValidationErrorKind.NotOneOf or ValidationErrorKind.NotAnyOf => "a name or a list of names",
        ValidationErrorKind.TooFewItems => "at least one entry",
        ValidationErrorKind.StringTooShort => "text that is not empty",
        _ => $"something else ({kind})",
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    // An error in a mapping of mappings is reported for the outer one; the inner one says what is wrong.
    private static ValidationError Innermost(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: { Count: > 0 } children }
        && error.Kind is not (ValidationErrorKind.NotOneOf or ValidationErrorKind.NotAnyOf)
        && children.Values.SelectMany(list => list).FirstOrDefault() is { } child
            ? Innermost(child)
            : error;

    private static async Task<JsonSchema> ReadAsync(string schema, CancellationToken cancellationToken)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{schema}.schema.json")!;
        using StreamReader reader = new(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync(cancellationToken), cancellationToken);
    }
}
