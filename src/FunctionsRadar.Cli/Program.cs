using System.CommandLine;
using FunctionsRadar.Cli;
using FunctionsRadar.Cli.Commands;

var radar = new RootCommand(RadarHelp.Text) { CommonOptions.Verbose, CommonOptions.Set };
foreach (var command in RadarCommands.All())
    radar.Add(command);
ServeCommand.AddTo(radar);
return await Invocation.RunAsync(radar.Parse(args));
