using System.Diagnostics;
using System.Runtime.InteropServices;
using Assistant.Testing;

namespace Assistant.Api.Tests.Support;

/// <summary>The built program as its own process, as <c>./assistant up</c> starts it.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private const int Sigint = 2;

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public static ServerProcess Start(params string[] arguments) =>
        new(ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Assistant.Api.dll"), .. arguments]));

    /// <summary>Reads standard output up to the line that tells the address.</summary>
    public async Task<(Uri Address, string Output)> WaitUntilReadyAsync()
    {
        var output = string.Empty;
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            output += line + "\n";
            if (line.StartsWith("準備ができました: ", StringComparison.Ordinal))
            {
                return (new Uri(line.Split(' ')[1]), output);
            }
        }

        throw new InvalidOperationException($"{output}{await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, Sigint));

    public async Task<(int ExitCode, string Error)> WaitForEndAsync()
    {
        var error = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
