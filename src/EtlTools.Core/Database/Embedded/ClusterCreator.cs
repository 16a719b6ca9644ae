using System.Security.Cryptography;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Database.Embedded;

/// <summary>
/// Makes a cluster beside its place and moves it there when it is complete, so that a killed creation leaves nothing
/// that looks like a cluster. The caller holds the lock.
/// </summary>
internal sealed class ClusterCreator(
    ServerFolder folder, PostgresBinaries binaries, ServerAccount account, bool useLoopback)
{
    private const string Unfinished = "unfinished-";

    private static readonly Version s_builtinLocale = new(17, 0);

    /// <summary>Makes the cluster with its database <c>etl</c>.</summary>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellationToken">Kills what runs and leaves no cluster.</param>
    /// <exception cref="EtlException">It could not be made.</exception>
    public async Task CreateAsync(IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new EtlProgress("Creating PostgreSQL cluster", folder.Data, 0, 1, "steps"));
        await account.CreateFolderAsync(folder.Postgres, cancellationToken);
        await account.CreateFolderAsync(folder.Socket, cancellationToken);
        RemoveUnfinished();
        string name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        string aside = Path.Combine(folder.Postgres, Unfinished + name);
        try
        {
            await InitializeAsync(aside, cancellationToken);
            ServerSettings.Install(aside, folder, useLoopback);
            await RunAsync(
                account.Program(binaries.Postgres, "--single", "-D", aside, "-j", "postgres") with
                {
                    Input = SqlScript.Read("embedded/create_database.sql") + "\n\n",
                },
                cancellationToken);
            await RunAsync(account.Program(binaries.InitDb, "--sync-only", "-D", aside), cancellationToken);
        }
        catch
        {
            RemoveUnfinished();
            throw;
        }

        PutAsideIncomplete();
        Directory.Move(aside, folder.Data);
        progress?.Report(new EtlProgress("Creating PostgreSQL cluster", folder.Data, 1, 1, "steps"));
    }

    private async Task InitializeAsync(string aside, CancellationToken cancellationToken)
    {
        List<string> arguments =
        [
            "-D", aside, "--username", "etl", "--encoding", "UTF8", "--no-sync", "--no-instructions",
            .. await LocaleAsync(cancellationToken),
        ];
        if (!useLoopback)
        {
            await RunAsync(account.Program(binaries.InitDb, [.. arguments, "--auth", "trust"]), cancellationToken);
            return;
        }

        await File.WriteAllTextAsync(folder.Password, ServerSettings.NewPassword() + "\n", cancellationToken);
        await RunAsync(
            account.Program(binaries.InitDb, [.. arguments, "--auth", "scram-sha-256", "--pwfile", folder.Password]),
            cancellationToken);
    }

    // Text sorts by its bytes, which is the same everywhere and the fastest; letters are those of Unicode, so that
    // lower('É') is 'é'. Before PostgreSQL 17 brought its own, only the system's C.UTF-8 does that.
    private async Task<string[]> LocaleAsync(CancellationToken cancellationToken)
    {
        if (binaries.Version >= s_builtinLocale)
            return ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"];
        return OperatingSystem.IsLinux() && await HasUnicodeLocaleAsync(cancellationToken)
            ? ["--locale", "C", "--lc-ctype", "C.UTF-8"]
            : ["--locale", "C"];
    }

    private async Task<bool> HasUnicodeLocaleAsync(CancellationToken cancellationToken)
    {
        ChildProcess locales = account.Program("/bin/sh", "-c", "locale -a");
        ChildProcessResult result = await locales.RunAsync(cancellationToken);
        return result.Output.Split('\n').Any(name => name.Trim().ToUpperInvariant() is "C.UTF8" or "C.UTF-8");
    }

    private async Task RunAsync(ChildProcess program, CancellationToken cancellationToken)
    {
        ChildProcessResult result = await program.RunAsync(cancellationToken);
        bool failed = !result.IsSuccess || result.Error.Contains("FATAL:", StringComparison.Ordinal)
            || result.Error.Contains("ERROR:", StringComparison.Ordinal);
        if (failed) throw EmbeddedErrors.Create(folder, result.Text);
    }

    private void RemoveUnfinished()
    {
        foreach (string leftover in Directory.EnumerateDirectories(folder.Postgres, Unfinished + "*"))
        {
            try
            {
                Directory.Delete(leftover, recursive: true);
            }
            catch (IOException)
            {
                // The initdb of a killed process may still be writing; the next creation removes it.
            }
        }
    }

    // What is no cluster stands in its way, but may hold what somebody still wants.
    private void PutAsideIncomplete()
    {
        if (!Directory.Exists(folder.Data)) return;
        Directory.Move(folder.Data, $"{folder.Data}.incomplete-{DateTime.UtcNow:yyyyMMddHHmmss}");
    }
}
