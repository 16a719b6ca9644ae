using EtlTools.Contracts.Keywords;

namespace EtlTools.Contracts.Reading;

/// <summary>Reads the keywords of a group from a schema that has at least one of them.</summary>
internal delegate IEnumerable<Keyword> KeywordReader(SchemaSource schema);
