using System.Collections;
using System.Data;
using System.Management.Automation;
using EtlTools.Sources.Objects;
using EtlTools.Sources.Values;

namespace EtlTools.Cmdlets.Objects;

/// <summary>Writes the properties of the pipeline's objects into a feed, on the pipeline's thread.</summary>
/// <remarks>
/// A property that throws is null, and <see cref="UnreadableProperties"/> says so. A value that is there and cannot be
/// written, such as a list that throws, refuses the object.
/// </remarks>
internal sealed class ObjectProperties
{
    private const string ScalarColumn = "value";

    private readonly ObjectShapes _shapes = new();
    private readonly UnreadableProperties _unreadable = new();

    /// <summary>Has seen no object yet.</summary>
    public ObjectProperties() => Feed = new(new PowerShellValues(_shapes, _unreadable));

    /// <summary>Where they go.</summary>
    public ObjectFeed Feed { get; }

    /// <summary>What to tell about properties that could not be read: a text for each of them.</summary>
    public IEnumerable<string> Warnings => _unreadable.Warnings;

    /// <summary>Writes an object.</summary>
    public void Write(PSObject input)
    {
        Feed.Begin();
        _unreadable.Begin();
        switch (input.BaseObject)
        {
            case IDictionary dictionary:
                Write(DictionaryEntries.Of(dictionary));
                break;
            case IEnumerable<KeyValuePair<string, object?>> expando:
                Write(expando);
                break;
            case DataRow row:
                foreach (DataColumn column in row.Table.Columns) Feed.Add(column.ColumnName, row[column]);
                break;
            case IDataRecord row:
                for (int field = 0; field < row.FieldCount; field++) Feed.Add(row.GetName(field), row.GetValue(field));
                break;
            case object scalar when ValueText.IsScalar(scalar):
                Feed.Add(ScalarColumn, scalar);
                break;
            default:
                foreach (PSPropertyInfo property in _shapes.PropertiesOf(input)) Write(property);
                break;
        }
    }

    private void Write(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        foreach ((string name, object? value) in entries) Feed.Add(name, value);
    }

    private void Write(PSPropertyInfo property)
    {
        if (!property.IsGettable) return;
        string name = property.Name;
        try
        {
            Feed.Add(name, property.Value);
        }
        catch (GetValueException error)
        {
            Feed.Add(name, null);
            _unreadable.Add(name, error);
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            Feed.Refuse(name, error.Message);
        }
    }
}
