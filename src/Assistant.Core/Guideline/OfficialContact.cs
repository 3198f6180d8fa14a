namespace Assistant.Core.Guideline;

/// <summary>Numbers that stand right behind the name of a division or an institution are published contacts.</summary>
internal static class OfficialContact
{
    private const int Reach = 24;

    private static readonly string[] _between =
        ["電話番号", "電話", "直通", "代表", "内線", "TEL", "Tel", "tel", "FAX", "Fax", "fax", "ファックス", "ファクス", "番号", "(", ")", ":", " ", "\t", "は", "の", "/", "|", "【", "】", "・", "、", "ダイヤル", "-"];

    private static readonly string[] _bodies =
        ["課", "係", "室", "局", "部", "支所", "センター", "公民館", "役所", "役場", "庁", "図書館", "学校", "保健所", "消防署", "警察署", "病院", "協会", "公社", "会館", "窓口", "事務所", "連絡所", "出張所", "保育所", "幼稚園", "委員会", "美術館", "資料館"];

    public static bool Is(Scan scan, int start)
    {
        var at = start;
        while (at > 0 && start - at < Reach && Array.Find(_between, word => scan.EndsWith(at, word)) is { } word)
        {
            at -= word.Length;
        }

        return at > 0 && Array.Exists(_bodies, body => scan.EndsWith(at, body));
    }
}
