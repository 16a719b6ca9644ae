using System.Data;
using System.Data.Common;
using EtlTools.Sources.Values;

namespace EtlTools.Sources.Databases;

/// <summary>Runs a query on any provider's connection.</summary>
/// <param name="Connection">The connection; opened where it is not, and closed again.</param>
/// <param name="Query">What to read.</param>
/// <param name="Name">What the source is called.</param>
internal sealed record DbQuery(DbConnection Connection, string Query, string Name)
{
    /// <summary>Stops the query from another thread, where the command cannot be cancelled.</summary>
    public Action? Interrupt { get; init; }

    /// <summary>Looks at a value before it is taken; says why it cannot be.</summary>
    public Func<DbDataReader, int, object, ValueFault?> Check { get; init; } = static (_, _, _) => null;

    /// <summary>Asks for the columns; a provider that can tell them without running the query does.</summary>
    public SourceSample Sample(CancellationToken cancellationToken)
    {
        using RecordReader reader = Open(CommandBehavior.SchemaOnly, cancellationToken);
        return new(reader.Header, Bytes: null, EstimatedRows: null);
    }

    /// <summary>Runs the query.</summary>
    public RecordReader Open(CancellationToken cancellationToken) =>
        Open(CommandBehavior.Default, cancellationToken);

    private DbRecordReader Open(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        bool wasClosed = Connection.State == ConnectionState.Closed;
        CancellationTokenRegistration stop = default;
        DbCommand? command = null;
        DbDataReader? rows = null;
        try
        {
            if (wasClosed) Connection.Open();
            command = Connection.CreateCommand();
            command.CommandText = Query;
            command.CommandTimeout = 0;
            stop = cancellationToken.Register(Interrupt ?? command.Cancel);
            rows = command.ExecuteReader(behavior);
            return new(rows, error => QueryErrors.Of(Name, Query, error), cancellationToken)
            {
                Closing = Close,
                Check = (field, value) => Check(rows, field, value),
            };
        }
        catch (Exception error)
        {
            Close();
            cancellationToken.ThrowIfCancellationRequested();
            throw QueryErrors.Of(Name, Query, error);
        }

        void Close()
        {
            stop.Dispose();
            rows?.Dispose();
            command?.Dispose();
            if (wasClosed) Connection.Close();
        }
    }
}
