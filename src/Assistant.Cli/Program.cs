using Assistant.Cli.Shell;

return await CommandLineProgram.RunAsync(args);
