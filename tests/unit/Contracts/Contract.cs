using System.Text;
using EtlTools.Contracts;

namespace EtlTools.Tests.Unit.Contracts;

/// <summary>A contract written in a test.</summary>
internal static class Contract
{
    public const string File = "/models/shop/orders.schema.json";

    public static RecordContract Of(string schema) => RecordContract.Parse(File, Utf8(schema));

    public static ContractViolation? Check(string schema, string record) => Of(schema).Check(Utf8(record));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
