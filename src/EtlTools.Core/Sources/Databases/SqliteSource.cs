using System.Data.Common;
using System.Text.Unicode;
using EtlTools.Diagnostics;
using EtlTools.Sources.Values;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EtlTools.Sources.Databases;

/// <summary>The result of a query in a file of SQLite, which is opened for reading only.</summary>
/// <remarks>
/// Values are written as SQLite stores them, whatever their column declares: integers, reals in their shortest exact
/// form, text, and blobs as <c>\x</c> and hexadecimal digits.
/// </remarks>
public sealed record SqliteSource : RecordSource
{
    /// <summary>Makes a source of a query.</summary>
    /// <param name="path">The file.</param>
    /// <param name="query">What to read.</param>
    public SqliteSource(string path, string query)
    {
        Name = Path.GetFullPath(path);
        Query = query;
    }

    /// <summary>The file, as an absolute path.</summary>
    public override string Name { get; }

    /// <inheritdoc />
    public override string ShortName => Path.GetFileName(Name);

    /// <summary>What is read.</summary>
    public string Query { get; }

    /// <summary>Asks for the columns; the provider itself would look for the first row.</summary>
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using SqliteConnection connection = Connect();
        sqlite3_stmt? statement = null;
        try
        {
            connection.Open();
            SqliteException.ThrowExceptionForRC(
                raw.sqlite3_prepare_v2(connection.Handle, Query, out statement), connection.Handle);
            int columns = raw.sqlite3_column_count(statement);
            return new(
                [.. Enumerable.Range(0, columns).Select(i => raw.sqlite3_column_name(statement, i).utf8_to_string())],
                Bytes: null,
                EstimatedRows: null);
        }
        catch (SqliteException error)
        {
            throw QueryErrors.Of(Name, Query, error);
        }
        finally
        {
            statement?.Dispose();
        }
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken)
    {
        SqliteConnection connection = Connect();
        return new DbQuery(connection, Query, Name)
        {
            Interrupt = () => raw.sqlite3_interrupt(connection.Handle),
            Check = FaultOf,
        }.Open(cancellationToken);
    }

    private SqliteConnection Connect()
    {
        if (!File.Exists(Name))
        {
            throw new EtlException(
                ErrorIds.StagingFile, $"{Name} is not there.", "Check the path of the SQLite file.", Name);
        }

        Batteries_V2.Init();
        SqliteConnectionStringBuilder settings = new()
        {
            DataSource = Name,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        return new SqliteConnection(settings.ConnectionString);
    }

    /// <summary>The provider puts U+FFFD where a text is not UTF-8; SQLite itself takes any bytes.</summary>
    private static ValueFault? FaultOf(DbDataReader rows, int field, object value) =>
        value is string text && text.Contains('\uFFFD') && !Utf8.IsValid(rows.GetFieldValue<byte[]>(field))
            ? new(RejectReason.InvalidUtf8, "The value holds bytes that are not UTF-8.")
            : null;
}
