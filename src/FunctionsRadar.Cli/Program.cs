using System.CommandLine;
using FunctionsRadar.Cli;
using FunctionsRadar.Cli.Commands;

var radar = new RootCommand(RadarHelp.Text) { CommonOptions.Verbose, CommonOptions.Set };
radar.Add(ServeCommand.Create());
radar.Add(CheckCommand.Create());
radar.Add(ConfigCommand.Create());
ServeCommand.AddTo(radar);
return await Invocation.RunAsync(radar.Parse(args));
