using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;
using EtlTools.Diagnostics;

namespace EtlTools.Contracts;

/// <summary>What the records of a source have to be: a JSON Schema of draft-07.</summary>
/// <remarks>
/// Checked are
/// <list type="bullet">
/// <item>any value: <c>type</c>, <c>enum</c>, <c>const</c>;</item>
/// <item>numbers, exactly in decimal: <c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>,
/// <c>exclusiveMaximum</c>, <c>multipleOf</c> (at most 18 digits);</item>
/// <item>text: <c>minLength</c> and <c>maxLength</c> in code points; <c>pattern</c>, a regular expression of ECMAScript
/// without backreferences; <c>format</c>: date, time, date-time, email, ipv4, ipv6, uri, uri-reference, uuid,
/// json-pointer, relative-json-pointer;</item>
/// <item>objects: <c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c>, <c>required</c>,
/// <c>propertyNames</c>, <c>minProperties</c>, <c>maxProperties</c>, <c>dependencies</c>;</item>
/// <item>lists: <c>items</c>, <c>additionalItems</c>, <c>contains</c>, <c>minItems</c>, <c>maxItems</c>,
/// <c>uniqueItems</c>;</item>
/// <item>schemas together: <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c>, <c>not</c>, <c>if</c>, <c>then</c>, <c>else</c>,
/// <c>$ref</c> within the file, <c>true</c> and <c>false</c>.</item>
/// </list>
/// Notes are <c>title</c>, <c>description</c>, <c>default</c>, <c>examples</c>, <c>$comment</c>, <c>readOnly</c>,
/// <c>writeOnly</c>, <c>definitions</c>, <c>$defs</c> and names that begin with <c>x-</c>. Anything else is refused
/// when the contract is read, as is a keyword that draft-07 has ignored where it stands (beside a <c>$ref</c>,
/// <c>then</c> without <c>if</c>): a contract that silently checks nothing is worse than none.
/// </remarks>
internal sealed class RecordContract
{
    // Deeper documents are not records.
    private static readonly JsonDocumentOptions s_json = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private readonly Schema _schema;

    private RecordContract(string file, string json, Schema schema)
    {
        File = file;
        Json = json;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        _schema = schema;
    }

    /// <summary>The file it was read from.</summary>
    public string File { get; }

    /// <summary>Its text.</summary>
    public string Json { get; }

    /// <summary>The SHA-256 of its text, in hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a contract.</summary>
    /// <param name="file">A JSON Schema of draft-07 in UTF-8.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="EtlException">
    /// It cannot be read, is no schema, or asks for something that would not be checked: file, line, place, keyword.
    /// </exception>
    public static async Task<RecordContract> ReadAsync(string file, CancellationToken cancellationToken) =>
        Of(await SchemaFile.ReadAsync(file, cancellationToken));

    /// <summary>Reads a contract from text.</summary>
    /// <param name="file">The file it is from, for messages.</param>
    /// <param name="json">The schema.</param>
    /// <exception cref="EtlException">As for <see cref="ReadAsync"/>.</exception>
    public static RecordContract Parse(string file, ReadOnlyMemory<byte> json) => Of(SchemaFile.Parse(file, json));

    /// <summary>Checks a record.</summary>
    /// <param name="json">One JSON document in UTF-8.</param>
    /// <returns>The first violation, with the others; null when there is none.</returns>
    public ContractViolation? Check(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = ParseRecord(json);
            return Check(document.RootElement);
        }
        catch (JsonException error)
        {
            return NotJson(error);
        }
    }

    /// <summary>Checks a record that is already parsed.</summary>
    /// <returns>The first violation, with the others; null when there is none.</returns>
    public ContractViolation? Check(JsonElement record) => Check(_schema, Instance.Of(record));

    /// <summary>Prepares to check flat records: rows of CSV, or objects of JSON as columns.</summary>
    /// <param name="columns">The names, in order.</param>
    public FlatContract ForColumns(IReadOnlyList<string> columns) => new(_schema, columns);

    /// <summary>Checks a value, and only when it is wrong looks for all that is wrong.</summary>
    internal static ContractViolation? Check(Schema schema, in Instance instance)
    {
        try
        {
            if (schema.Check(instance, findings: null)) return null;
            Findings findings = new();
            schema.Check(instance, findings);
            return findings.Result;
        }
        catch (RegexMatchTimeoutException error)
        {
            return new ContractViolation(
                "$", "pattern", $"text that {error.Pattern} can decide on in time", "text that takes too long");
        }
        catch (JsonException error)
        {
            return NotJson(error);
        }
    }

    private static JsonDocument ParseRecord(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, s_json);
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException(JsonText.BrokenPair, error);
        }
    }

    private static ContractViolation NotJson(JsonException error) =>
        new("$", "json", "a JSON document without a name twice in an object", error.Message.TrimEnd('.'));

    private static RecordContract Of(SchemaFile file) =>
        new(file.Path, file.Root.GetRawText(), SchemaCompiler.Compile(file));
}
