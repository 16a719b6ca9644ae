using System.Management.Automation;
using EtlTools.Cmdlets.Objects;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sources.Values;
using EtlTools.Staging.Rejects;

namespace EtlTools.Cmdlets;

/// <summary>Rejects on the pipeline, their fields as properties that can be set.</summary>
internal static class RejectObject
{
    // What a reject calls its own, and what other cmdlets bind from the pipeline by name.
    private static readonly HashSet<string> s_taken = new(
        typeof(RejectInfo).GetProperties().Select(property => property.Name).Append("Database").Append("Model"),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A reject with its fields.</summary>
    public static PSObject Of(RejectInfo reject, EtlDatabase database)
    {
        PSObject result = PipelineObject.Of(reject, database);
        foreach (string column in reject.Fields.Keys)
        {
            FieldProperty property = new(PropertyName(column), column, reject.Fields);
            if (result.Properties[property.Name] is null) result.Properties.Add(property, preValidated: true);
        }

        return result;
    }

    /// <summary>
    /// What a reject should be, from the object of <see cref="Of"/> or from one with its properties: selected, or read
    /// from a file.
    /// </summary>
    /// <exception cref="EtlException">The object has no id of a reject.</exception>
    public static MendedReject Mended(PSObject input)
    {
        if (input.BaseObject is RejectInfo reject)
            return new(reject.RejectId, new Dictionary<string, string?>(reject.Fields, StringComparer.Ordinal));
        if (!LanguagePrimitives.TryConvertTo(input.Properties["RejectId"]?.Value, out long id) || id == 0)
        {
            throw new EtlException(
                ErrorIds.StagingReject,
                $"The object {input} is no reject: it has no RejectId.",
                "Pass what Get-StagingReject returned.");
        }

        return new(id, input.Properties
            .Where(property => property.IsGettable && !s_taken.Contains(property.Name))
            .ToDictionary(property => ColumnName(property.Name), property => Text(property.Value), StringComparer.Ordinal));
    }

    private static string PropertyName(string column) => s_taken.Contains(column) ? column + "_" : column;

    private static string ColumnName(string property) =>
        property.EndsWith('_') && s_taken.Contains(property[..^1]) ? property[..^1] : property;

    /// <summary>A value as staging holds it; what has parts, such as a list, is JSON.</summary>
    /// <exception cref="EtlException">It cannot be written.</exception>
    private static string? Text(object? value)
    {
        PowerShellValues values = new(new ObjectShapes(), new UnreadableProperties());
        string? text = ValueText.Of(value, values, out ValueFault? fault);
        return fault is { } known
            ? throw new EtlException(ErrorIds.StagingReject, known.Expectation, "Set the field to a text.")
            : text;
    }

    /// <summary>A field as a property: what is set goes into the reject's fields.</summary>
    private sealed class FieldProperty(string name, string column, IDictionary<string, string?> fields)
        : PSNoteProperty(name, fields[column])
    {
        public override object? Value
        {
            get => fields[column];
            set => fields[column] = Text(value);
        }

        public override PSMemberInfo Copy() => new FieldProperty(Name, column, fields);
    }
}
