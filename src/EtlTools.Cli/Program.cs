using EtlTools.Cli;
using EtlTools.Cli.Output;

Terminal terminal = Terminal.OfProcess();
int exitCode = await EtlCommand.RunAsync(args, terminal);
await terminal.Out.FlushAsync();
return exitCode;
