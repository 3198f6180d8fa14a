using Assistant.Core.Text;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Morphology;
using Xunit;

namespace Assistant.Infrastructure.Tests.Morphology;

public sealed class QuantityTermsTests : IDisposable
{
    private readonly MeCabSegmenter _segmenter = new(new SearchOptions().MeCabDictionary);

    public void Dispose() => _segmenter.Dispose();

    [Theory]
    [InlineData("令和8年度の予算", "2026年度")]
    [InlineData("R8年度の予算", "2026年度")]
    [InlineData("２０２６年度の予算", "2026年度")]
    [InlineData("316,799千円です", "316799000円")]
    [InlineData("3億5千万円です", "350000000円")]
    [InlineData("三か所あります", "3か所")]
    [InlineData("３ヶ所あります", "3か所")]
    [InlineData("十二件でした", "12件")]
    [InlineData("第12条による", "第12条")]
    [InlineData("50パーセントです", "50%")]
    [InlineData("増減は△5％です", "-5%")]
    [InlineData("約1.5倍です", "1.5倍")]
    public void Terms_NumberWithUnit_AreOneTerm(string text, string expected) => Assert.Contains(expected, Quantities(text));

    [Theory]
    [InlineData("第六次総合計画", "6次")]
    [InlineData("三層の対策", "3")]
    public void Terms_KanjiNumberInAName_IsNoQuantity(string text, string notExpected) => Assert.DoesNotContain(Quantities(text), w => w.Contains(notExpected, StringComparison.Ordinal));

    private List<string> Quantities(string text)
    {
        var visitor = new QuantityVisitor([]);
        TermExtractor.Visit(new TextAnalyzer(_segmenter).Analyze(text), ref visitor);
        return visitor.Terms;
    }

    private readonly struct QuantityVisitor(List<string> terms) : ITermVisitor
    {
        public List<string> Terms => terms;

        public void Visit(TermClass termClass, scoped ReadOnlySpan<char> text)
        {
            if (termClass == TermClass.Quantity)
            {
                terms.Add(text.ToString());
            }
        }
    }
}
