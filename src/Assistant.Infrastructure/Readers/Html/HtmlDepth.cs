using System.Text;
using AngleSharp.Dom;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>
/// Makes a tree that is nested deeper than any page needs flat at that depth, in a loop: what walks trees recurses, and a
/// hostile page must not exhaust the stack.
/// </summary>
internal static class HtmlDepth
{
    public static void Limit(INode root, int deepest)
    {
        var node = root.FirstChild;
        var depth = 1;
        while (node is not null)
        {
            if (depth >= deepest && node.HasChildNodes)
            {
                Flatten(node);
            }

            if (node.FirstChild is { } child)
            {
                node = child;
                depth++;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node is null || node == root ? null : node.NextSibling;
        }
    }

    private static void Flatten(INode node)
    {
        var text = new StringBuilder();
        while (node.FirstChild is { } child)
        {
            // Takes the innermost first child out, again and again: no recursion, every node is met once.
            var inner = child;
            while (inner.FirstChild is { } next)
            {
                inner = next;
            }

            while (inner != node)
            {
                text.Append(inner is IText letters ? letters.Data : string.Empty);
                var parent = inner.Parent!;
                parent.RemoveChild(inner);
                if (parent == node || parent.HasChildNodes)
                {
                    break;
                }

                inner = parent;
            }
        }

        node.AppendChild(node.Owner!.CreateTextNode(text.ToString()));
    }
}
