using Assistant.Core.Time;

namespace Assistant.Testing;

/// <summary>
/// A clock that moves only when a test moves it. Timers fire inside <see cref="Advance"/>, in the order in which they are due.
/// Its frequency is odd on purpose: code that takes a time stamp for ticks or milliseconds comes out wrong.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = start.ToUniversalTime();

    /// <summary>Starts on the first working morning of fiscal year 2026 (2026-04-01 09:00 JST).</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 4, 1, 9, 0, 0, JapanTime.Offset))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => 3_579_545;

    /// <summary>Completes when a timer waits, at once when one already does: a loop under test has then begun to wait.</summary>
    public Task WaitForTimerAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _timers.Exists(t => t.Due is not null) ? Task.CompletedTask : _timerSet.Task.WaitAsync(cancellationToken);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() =>
        (long)((Int128)(GetUtcNow() - start).Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Set(GetUtcNow() + by);
    }

    /// <summary>Moves to a moment, forwards or backwards; backwards fires nothing, as when a clock is corrected.</summary>
    public void Set(DateTimeOffset moment)
    {
        while (TakeDue(moment) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = moment.ToUniversalTime();
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            var next = _timers.Where(t => t.Due <= until).MinBy(t => t.Due);
            if (next is null)
            {
                return null;
            }

            _now = next.Due > _now ? next.Due.Value : _now;
            next.Reschedule();
            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (Due is not null)
                {
                    clock._timerSet.TrySetResult();
                    clock._timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            return true;
        }

        public void Reschedule() => Due = _period > TimeSpan.Zero ? Due + _period : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._lock)
            {
                Due = null;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
