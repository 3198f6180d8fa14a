using Assistant.Cli.Shell;
using Xunit;

namespace Assistant.Cli.Tests.Shell;

public sealed class TerminalTextTests
{
    [Fact]
    public void Clean_EscapeSequences_CannotReachTheTerminal() =>
        Assert.Equal("\uFFFD[2J題名\uFFFD\n\t本文", TerminalText.Clean("\u001b[2J題名\u0007\n\t本文"));

    [Fact]
    public void Line_LineBreaks_BecomeSpaces() =>
        Assert.Equal("一 二 三", TerminalText.Line("一\n二\r\n三"));
}
