BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    $archive = Join-Path $TestDrive 'archive'
    $first = Import-StagingData "$shopData/customers_1.csv" -Table customers -Archive $archive
    $second = Import-StagingData "$shopData/orders.csv" -Table orders -Archive $archive
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-StagingArchive' {
    It 'lists what the catalog knows, the newest first' {
        $files = Get-StagingArchive
        $files.LoadId | Should -Be @($second.LoadId, $first.LoadId)
        $files[1].Path | Should -Be $first.ArchivePath
        $files[1].Path | Should -Exist
        $files[1].SourceSha256 | Should -Be (Get-FileHash "$shopData/customers_1.csv").Hash
        $files[1].Sha256 | Should -Be (Get-FileHash $first.ArchivePath).Hash
        $files[1].Rows | Should -Be $first.RowsRead
    }

    It 'lists those of one table' {
        (Get-StagingArchive customers).LoadId | Should -Be $first.LoadId
        (Get-StagingArchive -Table staging.orders).LoadId | Should -Be $second.LoadId
        Get-StagingArchive nothing | Should -BeNullOrEmpty
    }

    It 'reads a folder, whatever database it is from' {
        Connect-NewDatabase
        Get-StagingArchive | Should -BeNullOrEmpty
        (Get-StagingArchive -Path $archive).SourceFile | Split-Path -Leaf | Should -Be @('orders.csv', 'customers_1.csv')
        (Get-StagingArchive customers -Path $archive).LoadId | Should -Be $first.LoadId
    }

    It 'ends with an error for a folder that is none' {
        Get-FailureId { Get-StagingArchive -Path "$TestDrive/nowhere" } | Should -Be 'Etl.Archive.NotFound'
    }
}
