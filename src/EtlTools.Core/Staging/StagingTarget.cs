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
    /// The column of the number that a record has in its source, from 0: it orders the rows, and by it a row that stood
    /// inside of the record finds it, where several may have one key and one line.
    /// </summary>
    public const string RecordNumber = "etl_record";

    private readonly List<string> _columns = [.. columns];
    private bool _isNew = isNew;
    private bool _lacksOrigin;
    private SourceLoad? _load;

    /// <summary>The staging table.</summary>
    public TableName Table => table;

    /// <summary>The table the rows go into.</summary>
    public TableName WriteTo => writeTo;

    /// <summary>Whether rows go there with the number of their record, in column <see cref="RecordNumber"/>.</summary>
    /// <value>false</value>
    public bool IsNumbered { get; init; }

    /// <summary>
    /// Whether <see cref="WriteTo"/> still lacks the columns of what all rows of a load have in common
    /// (<see cref="AuditColumns.OfLoad"/>): they are added when rows of the first load are written, with its values.
    /// </summary>
    /// <remarks>A column that is added with a default is in the catalog alone, and takes no room in rows that are there.</remarks>
    /// <value>false</value>
    public bool LacksOrigin
    {
        get => _lacksOrigin;
        init => _lacksOrigin = value;
    }

    /// <summary>The columns it has for the fields of sources, in its order, those added by now among them.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>What orders the rows in <see cref="WriteTo"/> as the source does, once they are written.</summary>
    /// <value>
    /// The numbers of their records; without, their addresses, which do while a single transaction writes to a table
    /// that is new.
    /// </value>
    public Identifier Place => new(IsNumbered ? RecordNumber : "ctid");

    /// <summary>The COPY for columns in the order of the rows.</summary>
    /// <remarks>Rows of a table that nobody else can see yet are frozen at once, so that no vacuum has to come back.</remarks>
    public SqlText Copy(IReadOnlyList<string> order) => SqlScript.Of(
        _isNew ? "staging/copy_into_new.sql" : "staging/copy.sql",
        new Dictionary<string, SqlText> { ["table"] = writeTo, ["columns"] = SqlText.Columns(order) });

    /// <summary>Whether what all rows of a load have in common is sent with each: else they get it from the table.</summary>
    public bool NeedsOrigin => !IsUnseen;

    // Changing a default shuts out readers.
    private bool IsUnseen => _isNew || writeTo != table;

    /// <summary>Makes ready for the rows of a load, or for more of them.</summary>
    /// <remarks>In a table that nobody else reads yet, what they have in common becomes the defaults of its columns.</remarks>
    public async Task BeginLoadAsync(EtlSession session, SourceLoad load, CancellationToken cancellationToken)
    {
        if (!IsUnseen || _load == load) return;
        if (_lacksOrigin && _load is not null) await AddOriginAsync(session, _load, cancellationToken);
        _load = load;
        if (!_lacksOrigin) await ExecuteAsync(session, "staging/set_origin.sql", load, cancellationToken);
    }

    /// <summary>Sees to it that all rows have all columns and others can be written, by anybody else.</summary>
    /// <remarks>A table that nobody else reads may have defaults from a load that stopped at a checkpoint.</remarks>
    public async Task EndLoadsAsync(EtlSession session, CancellationToken cancellationToken)
    {
        if (_load is null && writeTo == table) return;
        if (_lacksOrigin && _load is not null) await AddOriginAsync(session, _load, cancellationToken);
        Dictionary<string, SqlText> holes = new() { ["table"] = writeTo };
        await session.ExecuteAsync(SqlScript.Of("staging/clear_origin.sql", holes), cancellationToken);
        _load = null;
    }

    /// <summary>Makes ready for the end of the transaction that may have created the table.</summary>
    public async Task SettleAsync(EtlSession session, CancellationToken cancellationToken)
    {
        _isNew = false;
        if (!IsUnseen) await EndLoadsAsync(session, cancellationToken);
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

    private async Task AddOriginAsync(EtlSession session, SourceLoad load, CancellationToken cancellationToken)
    {
        await ExecuteAsync(session, "staging/add_origin.sql", load, cancellationToken);
        _lacksOrigin = false;
    }

    private Task ExecuteAsync(EtlSession session, string script, SourceLoad load, CancellationToken cancellationToken)
    {
        string timestamp = load.StartedAt.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = writeTo,
            ["source_file"] = SqlText.Literal(load.Import.Source.ShortName),
            ["load_id"] = SqlText.Literal(load.LoadId.ToString(CultureInfo.InvariantCulture)),
            ["load_timestamp"] = SqlText.Literal(timestamp),
        };
        return session.ExecuteAsync(SqlScript.Of(script, holes), cancellationToken);
    }
}
