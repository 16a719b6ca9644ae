using EtlTools.Sources;

namespace EtlTools.Staging;

/// <summary>Something every record of a load has to meet before it is written: a contract, a key, a drift policy.</summary>
internal abstract class RecordCheck
{
    /// <summary>Prepares for records with these fields; called again when a source has gained some.</summary>
    /// <param name="header">The names of the fields, as the source has them.</param>
    /// <param name="columns">The table's column for each; null for a field that is left out.</param>
    public abstract void Prepare(IReadOnlyList<string> header, IReadOnlyList<string?> columns);

    /// <summary>Refuses the current record through <see cref="RecordReader.Refuse"/> when it does not meet it.</summary>
    /// <returns>False when it was refused.</returns>
    public abstract bool Accepts(RecordReader record);
}
