using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Which way the lines of a page run.</summary>
internal enum PageTurn
{
    None,

    /// <summary>Vertical text, and pages that lie on their right side: the first line is at the right.</summary>
    TopToBottom,

    /// <summary>Pages that lie on their left side: the first line is at the left.</summary>
    BottomToTop,

    UpsideDown,
}

internal static class PageTurns
{
    /// <summary>A box of a page of this size to where it stands when lines run from left to right.</summary>
    public static BoundingBox Apply(this PageTurn turn, BoundingBox box, double width, double height) => turn switch
    {
        PageTurn.TopToBottom => new(box.Top, width - box.Right, box.Bottom, width - box.Left),
        PageTurn.BottomToTop => new(height - box.Bottom, box.Left, height - box.Top, box.Right),
        PageTurn.UpsideDown => new(width - box.Right, height - box.Bottom, width - box.Left, height - box.Top),
        _ => box,
    };

    /// <summary>A box of a page that was turned to where it stands on the page as people see it.</summary>
    /// <param name="width">Of the turned page, like the height.</param>
    public static BoundingBox Undo(this PageTurn turn, BoundingBox box, double width, double height) => turn switch
    {
        PageTurn.TopToBottom => PageTurn.BottomToTop.Apply(box, width, height),
        PageTurn.BottomToTop => PageTurn.TopToBottom.Apply(box, width, height),
        _ => turn.Apply(box, width, height),
    };
}
