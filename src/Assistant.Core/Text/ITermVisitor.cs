namespace Assistant.Core.Text;

/// <summary>Receives the terms of a text one by one, without a string being made for each.</summary>
public interface ITermVisitor
{
    void Visit(TermClass termClass, scoped ReadOnlySpan<char> text);
}
