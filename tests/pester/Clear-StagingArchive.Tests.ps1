BeforeAll {
    . $PSScriptRoot/common.ps1
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Clear-StagingArchive' {
    BeforeEach {
        Connect-NewDatabase
        $archive = Join-Path $TestDrive ([guid]::NewGuid())
        $first = Import-StagingData "$shopData/customers_1.csv" -Table customers -Archive $archive
        $second = Import-StagingData "$shopData/customers_2.csv" -Table customers -Archive $archive
        $other = Import-StagingData "$shopData/orders.csv" -Table orders -Archive $archive
    }

    It 'keeps the newest of each table' {
        $cleared = Clear-StagingArchive -Keep 1
        $cleared.LoadId | Should -Be $first.LoadId
        $cleared.DeletedAt | Should -BeOfType [DateTimeOffset]
        $first.ArchivePath | Should -Not -Exist
        "$($first.ArchivePath).json" | Should -Not -Exist
        (Get-StagingArchive).LoadId | Should -Be @($other.LoadId, $second.LoadId)
    }

    It 'deletes by age, given in days or as a time span' {
        Clear-StagingArchive -OlderThan 1 | Should -BeNullOrEmpty
        Clear-StagingArchive -OlderThan 0.5 | Should -BeNullOrEmpty
        Clear-StagingArchive -OlderThan '12:00:00' | Should -BeNullOrEmpty
        Clear-StagingArchive -OlderThan ([timespan]::FromHours(1)) | Should -BeNullOrEmpty
        Invoke-EtlQuery "update etl.archive set archived_at = now() - interval '2 hours' where load_id = $($first.LoadId)" -Write
        (Clear-StagingArchive -OlderThan '01:00:00').LoadId | Should -Be $first.LoadId
    }

    It 'deletes only of the table that is named' {
        (Clear-StagingArchive orders -Keep 0).LoadId | Should -Be $other.LoadId
        @(Get-StagingArchive).Count | Should -Be 2
    }

    It 'says with -WhatIf what would be deleted, and deletes nothing' {
        $plan = Clear-StagingArchive -Keep 1 -WhatIf
        $plan.LoadId | Should -Be $first.LoadId
        $plan.IsPreview | Should -BeTrue
        $first.ArchivePath | Should -Exist
        @(Get-StagingArchive).Count | Should -Be 3
    }

    It 'wants to be told what may go' {
        Get-FailureId { Clear-StagingArchive } | Should -Be 'Etl.Archive.Options'
        { Clear-StagingArchive -OlderThan soon } | Should -Throw '*no age*'
        @(Get-StagingArchive).Count | Should -Be 3
    }
}
