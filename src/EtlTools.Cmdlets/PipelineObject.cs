using System.Management.Automation;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Profiling;

namespace EtlTools.Cmdlets;

/// <summary>Makes what cmdlets put on the pipeline.</summary>
internal static class PipelineObject
{
    /// <summary>A result that carries what the next cmdlet binds by property name.</summary>
    public static PSObject Of(object result, EtlDatabase? database, EtlModel? model = null)
    {
        PSObject carrier = PSObject.AsPSObject(result);
        if (database is not null) Add("Database", new DatabaseReference(database));
        if (model is not null) Add("Model", new ModelReference(model));
        return carrier;

        void Add(string name, object value) =>
            carrier.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
    }

    /// <summary>A column's profile that says of which table, load and key it was measured with.</summary>
    public static PSObject OfColumn(ColumnProfile column, TableProfile profile, EtlDatabase database)
    {
        PSObject result = Of(column, database);
        result.Properties.Add(new PSNoteProperty("Table", profile.Table));
        result.Properties.Add(new PSNoteProperty("LoadId", profile.LoadId));
        result.Properties.Add(new PSNoteProperty("Key", profile.Key));
        return result;
    }

    /// <summary>A database that says whether it is the one cmdlets use when none is named.</summary>
    public static PSObject OfDatabase(EtlDatabase database)
    {
        PSObject result = PSObject.AsPSObject(database);
        result.Properties.Remove("IsDefault");
        result.Properties.Add(new PSNoteProperty("IsDefault", database == OpenDatabases.Default));
        return result;
    }

    /// <summary>A row of a query, its columns as properties.</summary>
    public static PSObject OfRow(IReadOnlyDictionary<string, object?> row)
    {
        PSObject result = new();
        foreach ((string name, object? value) in row) result.Properties.Add(new PSNoteProperty(name, value));
        return result;
    }
}
