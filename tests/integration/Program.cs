using EtlTools.Database.Embedded;

// Another process for the tests that need one: starts the embedded server of ETL_HOME and prints how to connect.
try
{
    Console.Write(await new EmbeddedPostgres(new EmbeddedPostgresOptions()).StartAsync(null, CancellationToken.None));
    return 0;
}
catch (EtlTools.Diagnostics.EtlException error)
{
    Console.Error.Write($"{error.Id}\n{error.Message}\n{error.NextStep}");
    return 1;
}
