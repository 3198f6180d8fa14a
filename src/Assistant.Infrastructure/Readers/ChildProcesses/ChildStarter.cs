using System.Collections.Concurrent;
using System.Diagnostics;

namespace Assistant.Infrastructure.Readers.ChildProcesses;

/// <summary>
/// Starts processes on one thread that lives as long as the program: the kernel ends a child with the <em>thread</em>
/// that started it (<c>PR_SET_PDEATHSIG</c>), and the threads of the pool come and go.
/// </summary>
internal static class ChildStarter
{
    private static readonly BlockingCollection<Action> Work = Begin();

    /// <exception cref="System.ComponentModel.Win32Exception">The program can't be started.</exception>
    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to who asked, not to this thread.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    private static BlockingCollection<Action> Begin()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var item in work.GetConsumingEnumerable())
            {
                item();
            }
        })
        {
            IsBackground = true,
            Name = "child processes",
        }.Start();
        return work;
    }
}
