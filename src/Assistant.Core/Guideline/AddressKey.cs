using System.Globalization;
using System.Text;

namespace Assistant.Core.Guideline;

/// <summary>One key for all writings of an address: 福島県郡山市朝日一丁目23番7号 and 郡山市朝日1-23-7.</summary>
internal static class AddressKey
{
    public static string Of(string address)
    {
        var scan = new Scan(address, null!);
        var key = new StringBuilder(address.Length);
        for (var at = Prefecture(scan); at < address.Length;)
        {
            var end = JapaneseNumeral.Read(scan, at, 5, out var value);
            if (end > at)
            {
                key.Append(value.ToString(CultureInfo.InvariantCulture)).Append('-');
                at = end;
                continue;
            }

            if (key.Length == 0 || !IsUnit(address[at]))
            {
                key.Append(address[at]);
            }

            at++;
        }

        return key.ToString().TrimEnd('-');
    }

    private static bool IsUnit(char c) => c is '丁' or '目' or '番' or '地' or '号' or '-' or 'の' or ' ' or 'ー';

    private static int Prefecture(Scan scan) => !Municipality.BeginsPrefecture(scan, 0) ? 0 : scan.At(3) == '県' ? 4 : 3;
}
