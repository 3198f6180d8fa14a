using Assistant.Core.Text;
using Xunit;

namespace Assistant.Core.Tests.Text;

public sealed class WordFoldingTests
{
    [Theory]
    [InlineData("サーバー", "サーバ")]
    [InlineData("コンピューター", "コンピュータ")]
    [InlineData("コピー", "コピー")]
    [InlineData("取り組み", "取組")]
    [InlineData("取組み", "取組")]
    [InlineData("手続き", "手続")]
    [InlineData("問い合わせ", "問合")]
    [InlineData("問合せ", "問合")]
    [InlineData("申し込む", "申込")]
    [InlineData("受け入れる", "受入")]
    [InlineData("立ち上がり", "立上")]
    [InlineData("問い合わせる", "問合")]
    public void Fold_SpellingsOfOneWord_Meet(string word, string expected) => Assert.Equal(expected, WordFolding.Fold(word));

    [Theory]
    [InlineData("ゴミ", "ごみ")]
    [InlineData("サーバ", "さーば")]
    [InlineData("ごみ", "ごみ")]
    [InlineData("粗大ゴミ", "粗大ゴミ")]
    public void FoldKana_WordsWithoutKanji_Meet(string word, string expected) => Assert.Equal(expected, WordFolding.FoldKana(word));

    [Theory]
    [InlineData("粗大ごみ")]
    [InlineData("家庭ごみ")]
    [InlineData("行う")]
    [InlineData("行く")]
    [InlineData("障がい")]
    [InlineData("デジタル")]
    [InlineData("市民")]
    public void Fold_OtherWords_Stay(string word) => Assert.Equal(word, WordFolding.Fold(word));
}
