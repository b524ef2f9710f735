using FunctionsRadar.Cli;
using FunctionsRadar.Cli.Commands;

var radar = new RootCommand(HelpText.Text) { CommonOptions.Verbose, CommonOptions.Set };
foreach (var command in CommandList.All())
    radar.Add(command);
ServeCommand.MakeServe(radar);
return await Invocation.RunAsync(radar.Parse(args));
