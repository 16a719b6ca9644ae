namespace EtlTools.Contracts;

/// <summary>Gives the current record's fields; it may be asked for the same one several times.</summary>
/// <param name="column">The column's place in the list the contract was made for, from 0.</param>
internal delegate FlatField FieldReader(int column);
