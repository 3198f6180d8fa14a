namespace Assistant.Infrastructure.Readers.Pdf.Structure;

internal enum PdfTokenKind
{
    End,
    Name,
    Number,
    Text,
    Open,
    Close,

    /// <summary>Operators, <c>R</c>, <c>true</c>, and whatever else is written without a mark.</summary>
    Word,
}
