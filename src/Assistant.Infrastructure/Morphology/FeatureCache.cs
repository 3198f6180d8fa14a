using System.Collections.Concurrent;
using System.Text;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Morphology;

/// <summary>
/// Parses IPADIC's feature strings (品詞,細分類1,2,3,活用型,活用形,原形,…). They lie in the mapped dictionary, one
/// address an entry, so each is parsed once.
/// </summary>
internal sealed unsafe class FeatureCache
{
    private readonly ConcurrentDictionary<nint, Feature> _parsed = new();

    public Morpheme Read(MeCabNative.Node* node, int start, string surface)
    {
        var known = node->State != MeCabNative.StateUnknown;
        var feature = _parsed.TryGetValue((nint)node->Feature, out var found) ? found : Parse(node->Feature);
        return new Morpheme(start, surface, feature.BaseForm ?? surface, feature.Class, feature.SubClass, known);
    }

    private Feature Parse(byte* pointer)
    {
        var length = 0;
        while (pointer[length] != 0)
        {
            length++;
        }

        var fields = Encoding.UTF8.GetString(pointer, length).Split(',');
        var subClass = fields.Length > 1 ? fields[1] : "";
        if (subClass is "固有名詞" or "接尾" && fields.Length > 2 && fields[2] is not "*")
        {
            subClass = $"{subClass}-{fields[2]}";
        }

        var baseForm = fields.Length > 6 && fields[6] is not "*" ? fields[6] : null;
        return _parsed.GetOrAdd((nint)pointer, new Feature(fields[0], subClass, baseForm));
    }

    private sealed record Feature(string Class, string SubClass, string? BaseForm);
}
