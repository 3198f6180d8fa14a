using System.Text;
using Assistant.Infrastructure.Readers.Text;

namespace Assistant.Infrastructure.Readers.Archives;

/// <summary>
/// Names that an archive does not mark as UTF-8: on a Japanese Windows they are Shift_JIS, on a Mac UTF-8 all the same.
/// What is valid UTF-8 is taken as such.
/// </summary>
internal sealed class MemberNameEncoding : Encoding
{
    public override int GetCharCount(byte[] bytes, int index, int count) => Text(bytes, index, count).Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var text = Text(bytes, byteIndex, byteCount);
        text.CopyTo(0, chars, charIndex, text.Length);
        return text.Length;
    }

    public override string GetString(byte[] bytes, int index, int count) => Text(bytes, index, count);

    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => UTF8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount);

    public override int GetMaxCharCount(int byteCount) => byteCount + 1;

    private static string Text(byte[] bytes, int index, int count)
    {
        var name = bytes.AsSpan(index, count);
        return EncodingDetector.TryDecode(name, JapaneseEncodings.ByName("UTF-8")!) ?? EncodingDetector.TryDecode(name, JapaneseEncodings.ShiftJis) ?? Latin1.GetString(name);
    }
}
