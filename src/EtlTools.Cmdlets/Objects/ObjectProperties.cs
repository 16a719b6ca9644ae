using System.Collections;
using System.Data;
using System.Management.Automation;
using EtlTools.Sources.Objects;
using EtlTools.Sources.Values;

namespace EtlTools.Cmdlets.Objects;

/// <summary>Writes the properties of the pipeline's objects into a feed, on the pipeline's thread.</summary>
/// <remarks>
/// A property that throws has no value just now (a process that runs has no exit code): it is null, as in Export-Csv,
/// and <see cref="Warning"/> says so. Refusing the object would leave nothing of Get-Process. A value that is there and
/// cannot be written, such as a list that throws, refuses the object.
/// </remarks>
internal sealed class ObjectProperties(ObjectFeed feed)
{
    private const string ScalarColumn = "value";

    private readonly Dictionary<string, (long Count, string Why)> _unreadable = new(StringComparer.Ordinal);

    /// <summary>What to tell about properties that could not be read; null when all could.</summary>
    public string? Warning
    {
        get
        {
            if (_unreadable.Count == 0) return null;
            (string name, (_, string why)) = _unreadable.First();
            return "These properties could not be read on some objects and are null there: "
                + string.Join(", ", _unreadable.Select(property => $"{property.Key} ({property.Value.Count})"))
                + $". {name} says: {why}";
        }
    }

    /// <summary>Writes an object.</summary>
    public void Write(PSObject input)
    {
        feed.Begin();
        switch (input.BaseObject)
        {
            case IDictionary dictionary:
                Write(DictionaryEntries.Of(dictionary));
                break;
            case IEnumerable<KeyValuePair<string, object?>> expando:
                Write(expando);
                break;
            case DataRow row:
                foreach (DataColumn column in row.Table.Columns) feed.Add(column.ColumnName, row[column]);
                break;
            case IDataRecord row:
                for (int field = 0; field < row.FieldCount; field++) feed.Add(row.GetName(field), row.GetValue(field));
                break;
            case object scalar when ValueText.IsScalar(scalar):
                feed.Add(ScalarColumn, scalar);
                break;
            default:
                foreach (PSPropertyInfo property in input.Properties) Write(property);
                break;
        }
    }

    private void Write(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        foreach ((string name, object? value) in entries) feed.Add(name, value);
    }

    private void Write(PSPropertyInfo property)
    {
        if (!property.IsGettable) return;
        string name = property.Name;
        try
        {
            feed.Add(name, property.Value);
        }
        catch (GetValueException error)
        {
            feed.Add(name, null);
            _unreadable[name] = _unreadable.TryGetValue(name, out (long Count, string Why) known)
                ? (known.Count + 1, known.Why)
                : (1, error.GetBaseException().Message);
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            feed.Refuse(name, error.Message);
        }
    }
}
