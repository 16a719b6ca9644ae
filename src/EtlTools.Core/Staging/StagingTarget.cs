using System.Globalization;
using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging;

/// <summary>Where the rows of a load are written.</summary>
/// <param name="table">The staging table.</param>
/// <param name="writeTo">The table the rows go into: the staging table, or another one that they leave later.</param>
/// <param name="isNew">Whether <paramref name="writeTo"/> was created by this transaction.</param>
/// <param name="columns">The columns <paramref name="writeTo"/> has for the fields of sources.</param>
internal sealed class StagingTarget(TableName table, TableName writeTo, bool isNew, IEnumerable<string> columns)
{
    /// <summary>
    /// The column of the number that a record has in its source, from 0: by it a row that stood inside of the record
    /// finds it, where several may have one key and one line.
    /// </summary>
    public const string RecordNumber = "etl_record";

    private readonly List<string> _columns = [.. columns];
    private bool _isNew = isNew;
    private long? _originOf;

    /// <summary>The staging table.</summary>
    public TableName Table => table;

    /// <summary>The table the rows go into.</summary>
    public TableName WriteTo => writeTo;

    /// <summary>Whether rows go there with the number of their record, in column <see cref="RecordNumber"/>.</summary>
    /// <value>false</value>
    public bool IsNumbered { get; init; }

    /// <summary>The columns it has for the fields of sources, in its order, those added by now among them.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>What orders the rows in <see cref="WriteTo"/> as the source does, once they are written.</summary>
    /// <value>Their addresses, which do while a single transaction writes to a table that is new.</value>
    public Identifier Place { get; init; } = new("ctid");

    /// <summary>The COPY for columns in the order of the rows.</summary>
    /// <remarks>Rows of a table that nobody else can see yet are frozen at once, so that no vacuum has to come back.</remarks>
    public SqlText Copy(IReadOnlyList<string> order) => SqlScript.Of(
        _isNew ? "staging/copy_into_new.sql" : "staging/copy.sql",
        new Dictionary<string, SqlText> { ["table"] = writeTo, ["columns"] = SqlText.Columns(order) });

    /// <summary>Whether rows get what all of a load have in common from the table, so that it is not sent with each.</summary>
    public bool HasOrigin => _originOf is not null;

    // Changing a default shuts out readers.
    private bool IsUnseen => _isNew || writeTo != table;

    /// <summary>
    /// Makes what all rows of a load have in common the defaults of their columns, in a table that nobody else reads yet.
    /// </summary>
    public async Task SetOriginAsync(EtlSession session, SourceLoad load, CancellationToken cancellationToken)
    {
        if (!IsUnseen || _originOf == load.LoadId) return;
        string timestamp = load.StartedAt.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = writeTo,
            ["source_file"] = SqlText.Literal(load.Import.Source.ShortName),
            ["load_id"] = SqlText.Literal(load.LoadId.ToString(CultureInfo.InvariantCulture)),
            ["load_timestamp"] = SqlText.Literal(timestamp),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/set_origin.sql", holes), cancellationToken);
        _originOf = load.LoadId;
    }

    /// <summary>Takes the defaults away again, before anybody else writes to the table.</summary>
    /// <remarks>A table that nobody else reads may have them from a load that stopped at a checkpoint.</remarks>
    public async Task ClearOriginAsync(EtlSession session, CancellationToken cancellationToken)
    {
        if (!HasOrigin && writeTo == table) return;
        Dictionary<string, SqlText> holes = new() { ["table"] = writeTo };
        await session.ExecuteAsync(SqlScript.Of("staging/clear_origin.sql", holes), cancellationToken);
        _originOf = null;
    }

    /// <summary>Makes ready for the end of the transaction that may have created the table.</summary>
    public async Task SettleAsync(EtlSession session, CancellationToken cancellationToken)
    {
        _isNew = false;
        if (!IsUnseen) await ClearOriginAsync(session, cancellationToken);
    }

    /// <summary>The column for each field of a source; missing ones are added where the policy says so.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="header">The names of the fields, as the source has them.</param>
    /// <param name="drift">What is done about columns the table does not have.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Names of columns in the order of the header; null for a field that is left out.</returns>
    /// <exception cref="Diagnostics.EtlException">There is a new one, and the policy is freeze.</exception>
    public async Task<IReadOnlyList<string?>> ColumnsForAsync(
        EtlSession session, IReadOnlyList<string> header, LoadDrift drift, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = ColumnNames.Of(header);
        drift.SetSourceColumns(names);
        string?[] taken = [.. names.Select(name => drift.Takes(name, _columns.Contains(name)) ? name : null)];
        foreach (string name in taken.OfType<string>().Except(_columns, StringComparer.Ordinal).ToArray())
        {
            _columns.Add(name);
            await StagingTableBuilder.AddColumnAsync(session, writeTo, name, cancellationToken);
        }

        return taken;
    }
}
