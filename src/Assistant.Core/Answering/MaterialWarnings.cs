namespace Assistant.Core.Answering;

internal static class MaterialWarnings
{
    /// <summary>An answer by quotation quotes the documents of the service: what was pasted is none of them.</summary>
    public static IEnumerable<AnswerWarning> Of(AskedMaterial material, IAnswerComposer composer)
    {
        if (material.Attachments.Count > 0 && composer.Model is null)
        {
            yield return new AnswerWarning("attachments_unused", "貼り付けた資料は、この回答に使っていません。引用による回答は、登録した文書だけから答えます。");
        }
    }
}
