using EtlTools.Database;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl db connection-string</c> and <c>etl db psql</c>: how other programs reach the database.</summary>
internal static class DbReach
{
    /// <summary>Prints the connection string in use; starts the private server where no other is named.</summary>
    public static async Task<int> PrintConnectionStringAsync(VerbCall call, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        call.Write(new { database.ConnectionString }, writer => writer.WriteLine(database.ConnectionString));
        return ExitCode.Done;
    }

    /// <summary>Prints the psql command; a password goes into its environment, hidden from other users.</summary>
    public static async Task<int> PrintPsqlAsync(VerbCall call, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        string command = PsqlCommand.Of(database.ConnectionString);
        call.Write(new { Command = command }, writer => writer.WriteLine(command));
        return ExitCode.Done;
    }
}
