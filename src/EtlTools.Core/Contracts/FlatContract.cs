using EtlTools.Contracts.Keywords;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts;

/// <summary>A contract for records that are a list of fields; a good record is checked without allocating.</summary>
/// <remarks>
/// A field of CSV is text, and the contract says what the text is read as: where it asks for a number, text that JSON
/// would take as a number (<c>-12</c>, <c>0.50</c>, <c>1e3</c>; no blanks, no plus sign, no leading zeros, no thousands
/// separators) is that number; where it asks for a boolean, <c>true</c> and <c>false</c> in any case; where it asks for
/// a list or an object, JSON text of one. Whatever cannot be read so stays text, and fails the type. <c>enum</c>,
/// <c>const</c> and the bounds of numbers ask for types too where <c>type</c> is not given. A null counts as a missing
/// property, unless the contract allows <c>null</c> there. JSON fields are what they are.
/// </remarks>
internal sealed class FlatContract
{
    private readonly Schema _schema;
    private readonly FlatRow _row;

    /// <summary>Works out what does not depend on a record.</summary>
    /// <param name="schema">What the records have to be.</param>
    /// <param name="columns">The names, in order.</param>
    public FlatContract(Schema schema, IReadOnlyList<string> columns)
    {
        _schema = schema;
        _row = new FlatRow(schema, columns);
        ColumnViolations = [.. Forbidden(), .. Missing(columns)];
    }

    /// <summary>
    /// What is wrong with the columns themselves: those the contract has no place for, and those it requires that are
    /// not there. With the latter no record is good; with the former those are that have nothing in them.
    /// </summary>
    public IReadOnlyList<ContractViolation> ColumnViolations { get; }

    /// <summary>Checks a record.</summary>
    /// <param name="fields">Gives its fields; make it once for all records.</param>
    /// <returns>The first violation, with the others; null when there is none.</returns>
    public ContractViolation? Check(FieldReader fields) => RecordContract.Check(_schema, Instance.Of(_row, fields));

    private IEnumerable<ContractViolation> Forbidden() =>
        from column in Enumerable.Range(0, _row.Columns.Count)
        from keyword in _row.SchemasOf(column).SelectMany(schema => schema.Keywords).OfType<FalseKeyword>()
        select Violation(_row.Columns[column], keyword.Name, "no such column", "one");

    private IEnumerable<ContractViolation> Missing(IReadOnlyList<string> columns) => Required(_schema)
        .Where(name => !columns.Contains(name.Text))
        .DistinctBy(name => name.Text)
        .Select(name => Violation(name, "required", "a column", "none"));

    private static ContractViolation Violation(PropertyName name, string keyword, string expectation, string found) =>
        new("$" + JsonPath.Property(name.Utf8), keyword, expectation, found);

    private static IEnumerable<PropertyName> Required(Schema schema) =>
        schema.Keywords.SelectMany(keyword => keyword switch
        {
            RequiredKeyword required => required.Names,
            AllOfKeyword all => all.InPlace.SelectMany(Required),
            _ => [],
        });
}
