using Assistant.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class SqliteFailuresTests
{
    [Theory]
    [InlineData(5, "database_busy")]
    [InlineData(6, "database_busy")]
    [InlineData(8, "data_not_writable")]
    [InlineData(10, "disk_error")]
    [InlineData(11, "database_corrupt")]
    [InlineData(13, "disk_full")]
    [InlineData(14, "data_not_writable")]
    [InlineData(26, "database_corrupt")]
    [InlineData(19, null)]
    public void Failure_OfTheMachine_HasACode_AndADefectHasNone(int result, string? code)
    {
        var failure = SqliteFailures.Translate(new InvalidOperationException("outer", new SqliteException("inner", result)));

        Assert.Equal(code, failure?.Code);
        Assert.Equal(code is not null, failure?.NextStep is not null);
    }

    [Fact]
    public void Failure_OfSomethingElse_IsNotTakenForOne() => Assert.Null(SqliteFailures.Translate(new InvalidOperationException("x")));
}
