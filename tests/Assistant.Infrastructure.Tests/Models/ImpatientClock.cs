using System.Collections.Concurrent;

namespace Assistant.Infrastructure.Tests.Models;

/// <summary>Waits up to a minute are over at once and noted; longer ones (time-outs) end only when the test says so.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly ConcurrentBag<ClockTimer> _timers = [];
    private (TimeSpan Wait, Action Then)? _watched;

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override DateTimeOffset GetUtcNow() => new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, callback, state);
        _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends every wait that was asked for with this length and still runs; returns how many.</summary>
    public int End(TimeSpan wait)
    {
        var ended = _timers.Where(timer => timer.Due == wait).ToList();
        ended.ForEach(timer => timer.Fire());
        return ended.Count;
    }

    /// <summary>Does something as soon as a wait of this length begins.</summary>
    public void Waiting(TimeSpan wait, Action then) => _watched = (wait, then);

    private sealed class ClockTimer(ImpatientClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : dueTime;
            if (Due <= TimeSpan.FromMinutes(1))
            {
                clock._waits.Enqueue(dueTime);
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            if (clock._watched is var (wait, then) && wait == dueTime)
            {
                clock._watched = null;
                ThreadPool.QueueUserWorkItem(_ => then());
            }

            return true;
        }

        public void Fire()
        {
            Due = null;
            callback(state);
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
