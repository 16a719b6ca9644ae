using EtlTools.Sql;

namespace EtlTools.Completers;

/// <summary>Completes the columns of the table typed as <c>-Table</c>.</summary>
public sealed class ColumnCompleter : NameCompleter
{
    private const string Columns =
        "select attname::text from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped";

    private protected override async Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken) =>
        request.Bound["Table"]?.ToString() is { Length: > 0 } table
            ? await DatabaseNames.ReadAsync(Columns, [TableName.Parse(table, "staging").Quoted], cancellationToken)
            : [];
}
