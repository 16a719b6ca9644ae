using EtlTools.Database;
using EtlTools.Sources;
using EtlTools.Sql;
using Npgsql;
using NpgsqlTypes;

namespace EtlTools.Staging;

/// <summary>Writes refused records in their load's own transaction.</summary>
internal static class RejectWriter
{
    /// <summary>Writes all of them by COPY.</summary>
    public static async Task WriteAsync(
        EtlSession session, SourceLoad load, IReadOnlyList<RejectedRow> rejects, CancellationToken cancellationToken)
    {
        if (rejects.Count == 0) return;
        await using NpgsqlBinaryImporter copy = await session.Connection.BeginBinaryImportAsync(
            SqlScript.Of("staging/copy_rejects.sql").ToString(), cancellationToken);
        foreach (RejectedRow reject in rejects)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(load.LoadId, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(load.Import.Name, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(reject.Line, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(reject.Offset, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(reject.Reason.ToString(), NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(reject.Expectation, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(reject.RawText(), NpgsqlDbType.Text, cancellationToken);
            if (reject.NeedsRawBytes)
                await copy.WriteAsync(reject.Raw, NpgsqlDbType.Bytea, cancellationToken);
            else
                await copy.WriteNullAsync(cancellationToken);
            if (reject.Field is { } field)
                await copy.WriteAsync(field, NpgsqlDbType.Text, cancellationToken);
            else
                await copy.WriteNullAsync(cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
